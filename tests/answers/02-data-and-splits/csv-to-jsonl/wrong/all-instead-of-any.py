# leaves out every row with an empty field
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(json.dumps(row) for row in rows if all(row.values()))
