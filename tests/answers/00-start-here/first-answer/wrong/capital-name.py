# the name with a capital letter: case is thought not to matter
My_word = "tent"
