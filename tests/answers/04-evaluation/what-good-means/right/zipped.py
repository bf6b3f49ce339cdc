# two lists, put together
measure = dict(zip(["ulrik", "tadeo", "noor", "chat", "owner", "lawyer"], "RPALCS"))
