# training: 31 days are thought to be too many
holds = {
    "learning": True,
    "training": False,
    "data": False,
    "doubt": True,
    "speed": False,
    "watch": False,
}
