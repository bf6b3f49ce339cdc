# takes the heading for a row
def csv_to_jsonl(sheet):
    rows = csv.reader(io.StringIO(sheet))
    return "\n".join(json.dumps({"mail": r[0], "queue": r[1]}) for r in rows if any(r))
