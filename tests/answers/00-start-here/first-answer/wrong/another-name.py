# stored under another name: any name is thought to do
word = "tent"
