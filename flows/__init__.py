"""The steps of one review, and the Prefect flows over them."""
