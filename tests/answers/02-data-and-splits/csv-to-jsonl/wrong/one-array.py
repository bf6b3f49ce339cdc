# one JSON array
def csv_to_jsonl(sheet):
    rows = [row for row in csv.DictReader(io.StringIO(sheet)) if any(row.values())]
    return json.dumps(rows)
