"""What the manager can do: one module per noun, one function per action."""
