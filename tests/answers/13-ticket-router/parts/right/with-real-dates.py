# days made into dates before they are compared, and a list of two lists
from datetime import date


def parts(tickets, first, last):
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    days = [date.fromisoformat(ticket["arrived"]) for ticket in tickets]
    held_out = [ticket for ticket, day in zip(tickets, days) if begin <= day <= end]
    theirs = set(ticket["customer"] for ticket in held_out)
    training = []
    for ticket, day in zip(tickets, days):
        if day < begin and not ticket["customer"] in theirs:
            training.append(ticket)
    return [training, held_out]
