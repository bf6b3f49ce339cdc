# an object over several lines
def csv_to_jsonl(sheet):
    rows = csv.DictReader(io.StringIO(sheet))
    return "\n".join(json.dumps(row, indent=2) for row in rows if any(row.values()))
