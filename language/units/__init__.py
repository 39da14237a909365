"""Units of local government: their names in every form, and which one a submission is of."""
