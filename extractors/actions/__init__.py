"""The actions of the schedule: tables, cards, lists, sentences."""
