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

# %% wrong: a list -> "one JSON object on each line", "the list ["
# a list of lines instead of one text
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return [json.dumps(row) for row in rows if any(row.values())]

# %% wrong: all instead of any -> "Both rows have one filled field"
# leaves out every row with an empty field
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(json.dumps(row) for row in rows if all(row.values()))

# %% wrong: by line reader -> "HelloWhere is it?Orla"
# gives the reader lines without their ends
def csv_to_jsonl(sheet):
    rows = csv.DictReader(sheet.splitlines())
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))

# %% wrong: commas between -> "plain rows", "Billing"
# commas between the lines
def csv_to_jsonl(sheet):
    rows = [row for row in csv.DictReader(io.StringIO(sheet)) if any(row.values())]
    return ",\n".join(json.dumps(row) for row in rows)

# %% wrong: cut by hand -> "comma", "`csv` module"
# cuts at line ends and commas
def csv_to_jsonl(sheet):
    lines = sheet.strip().split("\n")
    names = lines[0].split(",")
    rows = [dict(zip(names, line.split(","))) for line in lines[1:]]
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))

# %% wrong: emoji lost -> "the emoji", "Thank you  "
# drops what is not ASCII
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows if any(row.values()))
    return text.encode("ascii", "ignore").decode()

# %% wrong: empty rows kept -> "only empty fields", "{\"mail\": \"\", \"queue\": \"\"}"
# keeps the empty rows
def csv_to_jsonl(sheet):
    return "\n".join(json.dumps(row) for row in csv.DictReader(io.StringIO(sheet)))

# %% wrong: fixed names -> "question, answer and by"
# always names the columns mail and queue
def csv_to_jsonl(sheet):
    rows = list(csv.reader(io.StringIO(sheet)))[1:]
    return "\n".join(json.dumps({"mail": r[0], "queue": r[1]}) for r in rows if any(r))

# %% wrong: indented -> "one JSON object on each line"
# an object over several lines
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(json.dumps(row, indent=2) for row in rows if any(row.values()))

# %% wrong: last row lost -> "Two rows should become two lines"
# returns inside the loop
def csv_to_jsonl(sheet):
    for row in csv.DictReader(io.StringIO(sheet)):
        if any(row.values()):
            return json.dumps(row)

# %% wrong: no heading -> "{\"mail\": \"mail\", \"queue\": \"queue\"}"
# takes the heading for a row
def csv_to_jsonl(sheet):
    rows = csv.reader(io.StringIO(sheet))
    return "\n".join(json.dumps({"mail": r[0], "queue": r[1]}) for r in rows if any(r))

# %% wrong: not touched -> "three dots"
# left as it was
def csv_to_jsonl(sheet):
    """CSV text to JSONL text."""
    ...

# %% wrong: numbers made -> "\"mail\": 7", "007"
# makes numbers of what looks like one
def csv_to_jsonl(sheet):
    lines = []
    for row in csv.DictReader(io.StringIO(sheet)):
        row = {key: int(value) if value.isdigit() else value for key, value in row.items()}
        if any(row.values()):
            lines.append(json.dumps(row))
    return "\n".join(lines)

# %% wrong: one array -> "each a JSON object"
# one JSON array
def csv_to_jsonl(sheet):
    rows = [row for row in csv.DictReader(io.StringIO(sheet)) if any(row.values())]
    return json.dumps(rows)

# %% wrong: printed -> "returned nothing", "printed"
# prints instead of returning
def csv_to_jsonl(sheet):
    for row in csv.DictReader(io.StringIO(sheet)):
        if any(row.values()):
            print(json.dumps(row))

# %% wrong: python dictionaries -> "{'mail': 'Where is my tent?'"
# writes Python instead of JSON
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(str(row) for row in rows if any(row.values()))

# %% wrong: semicolons -> "\"mail,queue\""
# reads with semicolons
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet), delimiter=";")
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))

# %% right: list of dictionaries
# keeps the rows in a list first
def csv_to_jsonl(sheet):
    kept = list(csv.DictReader(io.StringIO(sheet)))
    kept = list(filter(lambda row: any(len(field) > 0 for field in row.values()), kept))
    return "\n".join(map(json.dumps, kept))

# %% right: own reader with dict and zip
# next() takes the names, and rows are joined with their ends
def csv_to_jsonl(sheet):
    reader = csv.reader(io.StringIO(sheet, newline=""))
    names = next(reader)
    lines = [json.dumps(dict(zip(names, fields))) + "\n" for fields in reader if any(fields)]
    return "".join(lines)

# %% right: generator
# a generator inside the function
def csv_to_jsonl(sheet):
    def lines():
        for row in csv.DictReader(sheet.splitlines(keepends=True)):
            if not all(field == "" for field in row.values()):
                yield json.dumps(row, ensure_ascii=False)

    return "\n".join(lines())

# %% right: while loop
# appends to a text, with a line end only between lines
def csv_to_jsonl(sheet):
    rows = list(csv.reader(io.StringIO(sheet)))
    result, n = "", 1
    while n < len(rows):
        if rows[n] and max(len(field) for field in rows[n]) > 0:
            if result:
                result = result + "\n"
            result = result + json.dumps({rows[0][i]: rows[n][i] for i in range(len(rows[0]))})
        n += 1
    return result

# %% right: sorted keys
# the order of the keys in an object does not matter
def csv_to_jsonl(sheet):
    rows = [dict(row) for row in csv.DictReader(io.StringIO(sheet))]
    return "\n".join(json.dumps(row, sort_keys=True, separators=(",", ":")) for row in rows if "".join(row.values()))

# %% wrong: fields stripped -> "spaces at both ends", "Thank you"
# removes spaces from both ends of every field
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    rows = [{name: field.strip() for name, field in row.items()} for row in rows]
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))

# %% wrong: duplicates dropped -> "Three rows", "same row twice"
# keeps equal lines only once
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(dict.fromkeys(json.dumps(row) for row in rows if any(row.values())))

# %% wrong: no duplicates by membership -> "Three rows", "same row twice"
# skips a line that is there already
def csv_to_jsonl(sheet):
    lines = []
    for row in csv.DictReader(io.StringIO(sheet)):
        line = json.dumps(row)
        if any(row.values()) and line not in lines:
            lines.append(line)
    return "\n".join(lines)

# %% wrong: sorted -> "same order"
# sorts the lines
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(sorted(json.dumps(row) for row in rows if any(row.values())))

# %% wrong: reads a file of that name -> "open(sheet)"
# takes the text for a path
def csv_to_jsonl(sheet):
    with open(sheet) as file:
        return "\n".join(json.dumps(row) for row in csv.DictReader(file) if any(row.values()))

# %% wrong: stops at the first empty row -> "only empty fields"
# break instead of continue
def csv_to_jsonl(sheet):
    lines = []
    for row in csv.DictReader(io.StringIO(sheet)):
        if not any(row.values()):
            break
        lines.append(json.dumps(row))
    return "\n".join(lines)

# %% wrong: lower case -> "where is my tent?"
# lowers every value
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet.lower()))
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))

# %% wrong: fails on headings alone -> "only the line of column names"
# looks at the first row before there is one
def csv_to_jsonl(sheet):
    rows = list(csv.DictReader(io.StringIO(sheet)))
    names = list(rows[0])
    return "\n".join(json.dumps({n: row[n] for n in names}) for row in rows if any(row.values()))

# %% wrong: line ends become spaces -> "contains both line ends"
# puts each email on one line
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    rows = [{name: " ".join(field.split("\n")) for name, field in row.items()} for row in rows]
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))

# %% right: plain reader and walrus
# reads lists, skips the empty ones, zips the names on
def csv_to_jsonl(sheet):
    reader = csv.reader(io.StringIO(sheet, newline=""))
    names = next(reader)
    return "\n".join(json.dumps(dict(zip(names, row))) for row in reader if any(row))

# %% right: line by line into a buffer
# writes each object and a line end; emoji as they are
def csv_to_jsonl(sheet):
    out = io.StringIO()
    for row in csv.DictReader(io.StringIO(sheet, newline="")):
        if set(row.values()) != {""}:
            print(json.dumps(row, ensure_ascii=False), file=out)
    return out.getvalue()

# %% wrong: blank counts as empty -> "spaces"
# leaves out rows whose fields hold only spaces
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(json.dumps(row) for row in rows if any(value.strip() for value in row.values()))

# %% wrong: first field decides -> "empty"
# leaves out a row whose first field is empty
def csv_to_jsonl(sheet):
    lines = []
    for row in csv.DictReader(io.StringIO(sheet)):
        if list(row.values())[0] != "":
            lines.append(json.dumps(row))
    return "\n".join(lines)

# %% wrong: digits become numbers -> "text"
# turns digits into integers
def csv_to_jsonl(sheet):
    lines = []
    for row in csv.DictReader(io.StringIO(sheet)):
        if any(row.values()):
            lines.append(json.dumps({k: int(v) if v.isdigit() else v for k, v in row.items()}))
    return "\n".join(lines)
