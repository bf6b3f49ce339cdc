# reads lists and makes the dictionaries by hand
def csv_to_jsonl(sheet):
    rows = list(csv.reader(io.StringIO(sheet)))
    heading = rows[0]
    text = ""
    for row in rows[1:]:
        if "".join(row) != "":
            text += json.dumps({name: field for name, field in zip(heading, row)}) + "\n"
    return text
