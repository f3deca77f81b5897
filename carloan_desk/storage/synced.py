"""Folders that a cloud client copies: it may upload half a database, or bring back an old one."""

import re
from pathlib import Path

# What the clients call their folders, as a part of the path; a pattern must match a whole folder name.
_FOLDER_NAMES: tuple[tuple[str, str], ...] = (
    (r"onedrive( ?-.*)?", "OneDrive"),
    (r"(我的)?坚果云|nutstore( files)?", "坚果云 Nutstore"),
    (r"百度网盘.*|百度云同步盘|baidusyncdisk|baidunetdisk(workspace|download)?", "百度网盘"),
    (r"iclouddrive|icloud drive|mobile documents|com~apple~clouddocs", "iCloud"),
    (r"dropbox( \(.*\))?", "Dropbox"),
    (r"wps ?(云盘|云文档|cloud files|drive)", "WPS 云盘"),
    (r"google ?drive(-.*)?|my drive|我的云端硬盘", "Google Drive"),
    (r"(腾讯)?微云(同步助手)?|weiyun(disk)?", "腾讯微云"),
    (r"阿里云盘.*|adrive", "阿里云盘"),
    (r"天翼云盘.*|ecloud", "天翼云盘"),
    (r"115(云|网)盘", "115 网盘"),
    (r"夸克网盘.*", "夸克网盘"),
    (r"synologydrive|synology drive", "Synology Drive"),
    (r"nextcloud", "Nextcloud"),
    (r"seafile|seadrive", "Seafile"),
    (r"syncthing", "Syncthing"),
)
# Files that a client lays into the folder it copies.
_MARKERS: tuple[tuple[str, str], ...] = (
    (".dropbox", "Dropbox"),
    (".nutstore", "坚果云 Nutstore"),
    (".stfolder", "Syncthing"),
    (".SynologyWorkingDirectory", "Synology Drive"),
    (".sync_journal.db", "Nextcloud"),
)


def sync_warning(folder: Path) -> str | None:
    """Return the name of the cloud client that copies this folder, ``None`` if none is recognised."""
    path = folder.expanduser().absolute()
    for name in (path.name, *(parent.name for parent in path.parents)):
        # macOS keeps the others under CloudStorage as "Client-account".
        candidates = {name.casefold(), name.casefold().partition("-")[0]}
        for pattern, client in _FOLDER_NAMES:
            if any(re.fullmatch(pattern, candidate) for candidate in candidates):
                return client
    for place in (path, *path.parents):
        for marker, client in _MARKERS:
            if (place / marker).exists():
                return client
    return None
