# SPDX-License-Identifier: Apache-2.0
"""Any word will do, so two answers are the same when both are texts."""


def inputs(draw):
    return ()


def use(names):
    return isinstance(names["my_word"], str)
