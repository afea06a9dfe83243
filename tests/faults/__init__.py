"""What was acknowledged is there, whatever dies at that moment."""
