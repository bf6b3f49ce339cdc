# asks the library
def count_flops(shapes, tokens, training):
    parameters = sum(shape[0] * shape[1] for shape in shapes)
    function = cost.training_flops if training else cost.forward_flops
    return function(parameters, tokens)
