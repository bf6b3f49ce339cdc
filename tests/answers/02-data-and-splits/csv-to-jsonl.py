# %% right: emoji as it is
# a loop over the reader, and emoji written as they are
def csv_to_jsonl(sheet):
    lines = []
    for row in csv.DictReader(io.StringIO(sheet)):
        if any(row.values()):
            lines.append(json.dumps(row, ensure_ascii=False))
    return "\n".join(lines)

# %% right: ends each line
# ends the last line too
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    kept = [row for row in rows if any(row.values())]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)

# %% right: in a line
# one expression
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(json.dumps(row) for row in rows if set(row.values()) != {""})

# %% right: plain reader
# reads lists and makes the dictionaries by hand
def csv_to_jsonl(sheet):
    rows = list(csv.reader(io.StringIO(sheet)))
    heading = rows[0]
    text = ""
    for row in rows[1:]:
        if "".join(row) != "":
            text += json.dumps({name: field for name, field in zip(heading, row)}) + "\n"
    return text

# %% right: write to file
# prints into a text that acts as a file
def csv_to_jsonl(sheet):
    out = io.StringIO()
    for row in csv.DictReader(io.StringIO(sheet, newline="")):
        if all(value == "" for value in row.values()):
            continue
        json.dump(row, out, ensure_ascii=False)
        out.write("\n")
    return out.getvalue()

# %% wrong: a list
# a list of lines instead of one text
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return [json.dumps(row) for row in rows if any(row.values())]

# %% wrong: all instead of any
# leaves out every row with an empty field
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(json.dumps(row) for row in rows if all(row.values()))

# %% wrong: by line reader
# gives the reader lines without their ends
def csv_to_jsonl(sheet):
    rows = csv.DictReader(sheet.splitlines())
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))

# %% wrong: commas between
# commas between the lines
def csv_to_jsonl(sheet):
    rows = [row for row in csv.DictReader(io.StringIO(sheet)) if any(row.values())]
    return ",\n".join(json.dumps(row) for row in rows)

# %% wrong: cut by hand
# cuts at line ends and commas
def csv_to_jsonl(sheet):
    lines = sheet.strip().split("\n")
    names = lines[0].split(",")
    rows = [dict(zip(names, line.split(","))) for line in lines[1:]]
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))

# %% wrong: emoji lost
# drops what is not ASCII
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows if any(row.values()))
    return text.encode("ascii", "ignore").decode()

# %% wrong: empty rows kept
# keeps the empty rows
def csv_to_jsonl(sheet):
    return "\n".join(json.dumps(row) for row in csv.DictReader(io.StringIO(sheet)))

# %% wrong: fixed names
# always names the columns mail and queue
def csv_to_jsonl(sheet):
    rows = list(csv.reader(io.StringIO(sheet)))[1:]
    return "\n".join(json.dumps({"mail": r[0], "queue": r[1]}) for r in rows if any(r))

# %% wrong: indented
# an object over several lines
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(json.dumps(row, indent=2) for row in rows if any(row.values()))

# %% wrong: last row lost
# returns inside the loop
def csv_to_jsonl(sheet):
    for row in csv.DictReader(io.StringIO(sheet)):
        if any(row.values()):
            return json.dumps(row)

# %% wrong: no heading
# takes the heading for a row
def csv_to_jsonl(sheet):
    rows = csv.reader(io.StringIO(sheet))
    return "\n".join(json.dumps({"mail": r[0], "queue": r[1]}) for r in rows if any(r))

# %% wrong: not touched
# left as it was
def csv_to_jsonl(sheet):
    """CSV text to JSONL text."""
    ...

# %% wrong: numbers made
# makes numbers of what looks like one
def csv_to_jsonl(sheet):
    lines = []
    for row in csv.DictReader(io.StringIO(sheet)):
        row = {key: int(value) if value.isdigit() else value for key, value in row.items()}
        if any(row.values()):
            lines.append(json.dumps(row))
    return "\n".join(lines)

# %% wrong: one array
# one JSON array
def csv_to_jsonl(sheet):
    rows = [row for row in csv.DictReader(io.StringIO(sheet)) if any(row.values())]
    return json.dumps(rows)

# %% wrong: printed
# prints instead of returning
def csv_to_jsonl(sheet):
    for row in csv.DictReader(io.StringIO(sheet)):
        if any(row.values()):
            print(json.dumps(row))

# %% wrong: python dictionaries
# writes Python instead of JSON
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(str(row) for row in rows if any(row.values()))

# %% wrong: semicolons
# reads with semicolons
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet), delimiter=";")
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))
