# two loops and two lists, a tuple of them at the end
def parts(tickets, first, last):
    training, held_out, owners = [], [], []
    for ticket in tickets:
        if ticket["arrived"] >= first and not ticket["arrived"] > last:
            held_out.append(ticket)
            owners.append(ticket["customer"])
    for ticket in tickets:
        if ticket["arrived"] < first:
            if ticket["customer"] not in owners:
                training.append(ticket)
    return (training, held_out)
