"""The words everyone shares: document, plan, finding, review, template, units, settings, errors."""
