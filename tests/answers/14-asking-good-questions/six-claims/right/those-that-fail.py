# first all hold, then the three that fail
holds = dict.fromkeys(["learning", "training", "data", "doubt", "speed", "watch"], True)
holds |= {"data": False, "speed": False, "watch": False}
