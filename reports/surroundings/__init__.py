"""What stands around the place of a finding: text of a Word file, pictures of a PDF's pages."""
