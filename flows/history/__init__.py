"""What the store and the waivers keep of submissions, as the flows use it."""
