# always names the columns mail and queue
def csv_to_jsonl(sheet):
    rows = list(csv.reader(io.StringIO(sheet)))[1:]
    return "\n".join(json.dumps({"mail": r[0], "queue": r[1]}) for r in rows if any(r))
