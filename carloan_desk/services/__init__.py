"""What the manager can do: one module per noun, one function per action.

An action opens one unit of work, changes what it must, commits, and returns what changed. A reading returns plain,
complete values that no longer need the workspace.
"""
