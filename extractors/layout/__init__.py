"""How a document is laid out: its flow of lines, headings, sections, labelled pieces."""
