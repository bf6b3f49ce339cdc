# makes numbers of what looks like one
def csv_to_jsonl(sheet):
    lines = []
    for row in csv.DictReader(io.StringIO(sheet)):
        row = {key: int(value) if value.isdigit() else value for key, value in row.items()}
        if any(row.values()):
            lines.append(json.dumps(row))
    return "\n".join(lines)
