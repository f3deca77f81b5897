"""Small windows: one class each, in fixed blocks; Enter does, Esc leaves."""
