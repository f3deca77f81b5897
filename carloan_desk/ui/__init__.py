"""What is on the screen. With ``app``, the only package that knows Qt."""
