# writes Python instead of JSON
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(str(row) for row in rows if any(row.values()))
