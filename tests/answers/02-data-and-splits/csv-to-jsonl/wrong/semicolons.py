# reads with semicolons
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet), delimiter=";")
    return "\n".join(json.dumps(row) for row in rows if any(row.values()))
