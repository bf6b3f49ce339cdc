# a loop over the reader, and emoji written as they are
def csv_to_jsonl(sheet):
    lines = []
    for row in csv.DictReader(io.StringIO(sheet)):
        if any(row.values()):
            lines.append(json.dumps(row, ensure_ascii=False))
    return "\n".join(lines)
