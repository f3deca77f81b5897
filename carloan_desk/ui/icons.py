"""Icons: one set (Phosphor), through QtAwesome, in the theme's colours. Loaded after the first paint."""

from PySide6.QtGui import QIcon

from carloan_desk.ui.theme import theme


def icon(name: str, token: str = "quiet", active: str | None = None) -> QIcon:
    """Return an icon of the Phosphor set.

    Args:
        name: Such as ``"users"``.
        token: Colour token of the icon at rest.
        active: Colour token while the button is checked; the same if not given.
    """
    import qtawesome  # loads its fonts on first use: about 0.15 s

    made: QIcon = qtawesome.icon(
        f"ph.{name}",
        color=theme.color(token),
        color_on=theme.color(active or token),
        color_disabled=theme.color("line"),
    )
    return made
