# jax's own way through a tree
def same_parameters(before, after):
    return jax.tree.all(jax.tree.map(np.array_equal, before, after))
