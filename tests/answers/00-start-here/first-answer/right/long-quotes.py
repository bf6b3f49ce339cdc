# three quotation marks, because that is how docstrings look
my_word = """Larkspur"""
