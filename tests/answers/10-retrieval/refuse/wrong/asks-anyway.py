# asks the model with nothing in its hands, and then throws the answer away
def reply(found, threshold, model):
    fitting = [text for cosine, text in found if cosine > threshold]
    answer = model(fitting)
    return answer if fitting else NOTHING
