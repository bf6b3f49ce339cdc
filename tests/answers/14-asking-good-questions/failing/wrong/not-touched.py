# not touched
def failing(seller):
    """The topics whose promise fails, such as ["data", "watch"]."""
    ...
