# SPDX-License-Identifier: Apache-2.0
"""Every route and every refusal, in the test's own process, with planted faults."""

import asyncio
import json
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_lib import aliases
from course_lib.aliases import promote
from course_lib.artifact import ArtifactError, freeze
from course_lib.inference import Predictor, serving
from course_lib.inference.predictor import _forward
from course_lib.inference.serving import served as models_of
from course_lib.inference.serving.batching import compute
from course_lib.inference.serving.protocol import REFUSAL, _is_one_prediction
from course_lib.training import train_table_classifier, train_text_classifier
from course_lib.training.classifiers import Recipe


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


async def count(client, name):
    """The sum of a metric over its labels."""
    told = (await client.get("/metrics")).text.splitlines()
    return sum(float(line.rpartition(" ")[2]) for line in told if line.startswith(name))


def broken(served, rows):
    raise RuntimeError(f"cannot do {rows}")


def test_an_answer_says_what_which_model_and_how_sure(models, service_of, running, trained):
    async def run():
        async with running(service_of(models)) as client:
            response = await client.post("/predict", json={"text": "claim a prize"})
            told = response.json()
            assert response.status_code == 200
            chance = float(Predictor(trained[0]).probabilities(["claim a prize"])[0])
            assert told["probabilities"] == pytest.approx({"ham": 1 - chance, "spam": chance}, abs=1e-6)
            assert (told["label"], told["decision"], told["above"], told["fallback"]) == ("spam", "spam", True, False)
            assert (told["model"], told["threshold"]) == ("spam_model_v1", 0.5)
            other = (await client.post("/predict", json={"text": "bala beno"})).json()
            assert (other["label"], other["above"]) == ("ham", False)
            assert other["id"] != told["id"]

    asyncio.run(run())


def test_fifty_at_once_each_get_their_own_answer(models, service_of, running, trained, some_texts):
    texts = some_texts(400, seed=7)
    offline = Predictor(trained[0])

    async def run():
        async with running(service_of(models)) as client:
            gate = asyncio.Semaphore(50)

            async def ask(text):
                async with gate:
                    return (await client.post("/predict", json={"text": text})).json()["probabilities"]["spam"]

            before = await count(client, "course_batch_rows_count")
            found = await asyncio.gather(*map(ask, texts))
            assert await count(client, "course_batch_rows_count") - before < len(texts) / 4
            batch = (await client.post("/predict_batch", json={"texts": texts[:100]})).json()
        single = [float(offline.probabilities([text])[0]) for text in texts]
        np.testing.assert_allclose(found, single, atol=1e-6)
        np.testing.assert_allclose([a["probabilities"]["spam"] for a in batch["answers"]], single[:100], atol=1e-6)
        assert len({answer["id"] for answer in batch["answers"]}) == 100

    asyncio.run(run())


def test_nothing_compiles_once_it_is_ready(models, service_of, running, some_texts):
    words = " ".join(f"b{c}" for c in "aeiou")
    extremes = ["", "x" * 300, "! " * 150, "!a" * 150, (words + " ") * 20, "\x00" * 300, "\ud800", "汉字" * 150]

    async def run():
        async with running(service_of(models)) as client:
            warm = _forward._cache_size()
            for n in (0, 1, 2, 8, 9, 63, 64, 65, 100):
                asked = await client.post("/predict_batch", json={"texts": some_texts(n, seed=n)})
                assert asked.status_code == 200 and len(asked.json()["answers"]) == n
            for text in extremes:
                text = text[:300]
                assert (await client.post("/predict", content=json.dumps({"text": text}), headers=JSON)).is_success
                assert (await client.post("/predict_batch", json={"texts": [*some_texts(30), text[:9]]})).is_success
            assert _forward._cache_size() == warm

    extremes[6] = "lone"  # httpx itself refuses to encode a lone surrogate; the escaped one is sent below
    JSON = {"content-type": "application/json"}
    asyncio.run(run())


def test_a_text_that_no_encoding_knows_is_answered_and_logged(models, service_of, running, tmp_path):
    async def run():
        async with running(service_of(models, log=serving.Log(tmp_path / "log.jsonl"))) as client:
            header = {"content-type": "application/json"}
            asked = await client.post("/predict", content=b'{"text": "win \\ud800"}', headers=header)
            assert asked.status_code == 200

    asyncio.run(run())
    assert len(lines(tmp_path / "log.jsonl")) == 1


@pytest.mark.parametrize(
    "path, sent, status, sentence",
    [
        ("/predict", b"{", 400, "not JSON"),
        ("/predict", b"\xff", 400, "not JSON"),
        ("/predict", b"[" * 15_000, 400, "not JSON"),
        ("/predict", b'{"text": ' + b"9" * 6000 + b"}", 400, "not JSON"),
        ("/predict", b"[]", 422, "not a JSON object"),
        ("/predict", b"{}", 422, 'One of "text" and "row"'),
        ("/predict", b'{"text": "a", "row": {}}', 422, 'One of "text" and "row"'),
        ("/predict", b'{"text": 3}', 422, "A text must be a string"),
        ("/predict", b'{"row": {"a": 1}}', 422, "answers texts"),
        ("/predict", b'{"text": "' + b"x" * 301 + b'"}', 422, "301 characters, and 300 are allowed"),
        ("/predict", b'{"text": "' + b"x" * 20_001 + b'"}', 413, "larger than 20000 bytes"),
        ("/predict_batch", b'{"text": "a"}', 422, 'One of "texts" and "rows"'),
        ("/predict_batch", b'{"texts": "a"}', 422, "is a list"),
        ("/predict_batch", b'{"texts": ["a", null]}', 422, "A text must be a string"),
        ("/predict_batch", b'{"texts": [' + b'"a",' * 100 + b'"a"]}', 422, "101 rows were sent, and 100"),
        ("/outcome", b'{"id": "me@example.com", "label": "ham"}', 422, "An outcome has the id"),
        ("/outcome", b'{"id": "0123456789abcdef", "label": ["ham"]}', 422, "An outcome has the id"),
        ("/outcome", b'{"id": "0123456789abcdef", "label": "ham"}', 409, "keeps no log"),
    ],
)
def test_mistakes_get_one_sentence(shared, path, sent, status, sentence):
    response = shared("POST", path, content=sent, headers={"content-type": "application/json"})
    assert (response.status_code, list(response.json())) == (status, ["error"])
    assert sentence in response.json()["error"]


def test_other_addresses_methods_and_types_are_told_so(shared):
    assert "known are" in shared("GET", "/nothing").json()["error"]
    assert shared("GET", "/predict").status_code == 405
    form = shared("POST", "/predict", data={"text": "a"})
    assert form.status_code == 415 and "application/json" in form.json()["error"]


def test_a_body_without_a_stated_length_is_bounded_too(shared):
    async def chunks():
        for _ in range(30):
            yield b"x" * 1000

    assert shared("POST", "/predict", content=chunks(), headers={"content-type": "application/json"}).status_code == 413


@given(
    sent=st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda x: st.lists(x) | st.dictionaries(st.text(), x)
    )
)
def test_any_json_is_answered_or_refused_and_never_breaks_the_server(shared, sent):
    for body in ({"text": sent}, {"row": sent}, sent):
        response = shared("POST", "/predict", content=json.dumps(body), headers={"content-type": "application/json"})
        assert response.status_code in (200, 422, 413)


@pytest.fixture(scope="module")
def shared(tmp_path_factory, trained):
    """A function (method, path, ...) of one server for all questions that leave no trace."""
    import httpx

    folder = tmp_path_factory.mktemp("shared")
    promote(freeze(trained[0], folder, "spam_model"))
    loop = asyncio.new_event_loop()
    limits = serving.Limits(length=300, body=20_000, rows=100)

    async def start():
        service = serving.Service(f"{folder}/spam_model", limits)
        context = serving.make_app(service).router.lifespan_context
        app = serving.make_app(service)
        await (opened := context(app)).__aenter__()
        while not service.health()["ready"]:
            await asyncio.sleep(0.02)
        return opened, httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")

    opened, client = loop.run_until_complete(start())
    yield lambda *args, **options: loop.run_until_complete(client.request(*args, **options))
    loop.run_until_complete(opened.__aexit__(None, None, None))
    loop.close()


def test_until_it_is_warm_it_says_so(models, service_of, running):
    async def run():
        async with running(service_of(models), ready=False) as client:
            health = await client.get("/health")
            assert (health.status_code, health.json()["ready"]) == (503, False)
            early = await client.post("/predict", json={"text": "a"})
            assert early.status_code == 503 and "warmed up" in early.json()["error"]

    asyncio.run(run())


def test_a_model_that_fails_is_replaced_by_a_marked_answer(models, service_of, running, capsys):
    async def run(fallback):
        async with running(service_of(models, fallback=fallback, forward=broken)) as client:
            told = (await client.post("/predict", json={"text": "me@example.com"})).json()
            return told, await count(client, "course_fallbacks_total")

    told, counted = asyncio.run(run("triage"))
    assert (told["label"], told["decision"], told["fallback"], told["probabilities"]) == (None, "triage", True, None)
    assert counted == 1
    told, _ = asyncio.run(run("ham"))
    assert (told["label"], told["decision"], told["fallback"]) == ("ham", "ham", True)
    said = capsys.readouterr().err
    assert "RuntimeError" in said and "example.com" not in said


def test_a_fallback_must_be_a_label(models, service_of):
    with pytest.raises(ArtifactError, match="has no label 'eggs' to fall back on: use triage or ham, spam"):
        service_of(models, fallback="eggs")


def test_a_row_that_breaks_the_model_costs_its_neighbours_nothing():
    def forward(rows):
        if 13 in rows:
            raise ValueError("unlucky")
        return [row * 2 for row in rows]

    one, two, three = compute(forward, [[1, 2], [13], [4]])
    assert (one, three) == ([2, 4], [8])
    assert isinstance(two, ValueError)


def test_a_model_that_hangs_is_timed_out_then_refused_then_back(models, service_of, running):
    released = threading.Event()

    def hangs(served, rows):
        if "hang" in rows:
            released.wait(20)
        return models_of.answers(served, rows)

    async def run():
        service = service_of(models, forward=hangs, timeout=0.3, patience=0.2)
        async with running(service) as client:
            stuck = await client.post("/predict", json={"text": "hang"})
            assert stuck.status_code == 504 and "within 0.3 s" in stuck.json()["error"]
            later = await client.post("/predict", json={"text": "well"})
            assert later.status_code == 503 and later.headers["retry-after"] == "1"
            assert (await client.get("/health")).status_code == 503
            released.set()
            while not (await client.get("/health")).json()["ready"]:
                await asyncio.sleep(0.02)
            assert (await client.post("/predict", json={"text": "well"})).status_code == 200
            assert service.in_flight == 0

    asyncio.run(run())


def test_a_new_version_frees_a_server_whose_model_hangs(models, service_of, running):
    released = threading.Event()

    def hangs(served, rows):
        if served.name == "spam_model_v1":
            released.wait(20)
        return models_of.answers(served, rows)

    async def run():
        async with running(service_of(models, forward=hangs, timeout=0.2)) as client:
            assert (await client.post("/predict", json={"text": "a"})).status_code == 504
            promote(models / "spam_model_v2")
            assert (await client.post("/-/reload")).json()["model"] == "spam_model_v2"
            assert (await client.post("/predict", json={"text": "a"})).json()["model"] == "spam_model_v2"
        released.set()

    asyncio.run(run())


def test_a_full_queue_refuses_at_once_and_answers_the_rest(models, service_of, running):
    released = threading.Event()

    def slow(served, rows):
        released.wait(20)
        return models_of.answers(served, rows)

    async def run():
        async with running(service_of(models, forward=slow, max_queue=10, patience=60, timeout=30)) as client:
            asked = [asyncio.create_task(client.post("/predict", json={"text": f"n{i}"})) for i in range(25)]
            refused, waiting = await asyncio.wait(asked, timeout=1)
            assert {task.result().status_code for task in refused} == {503}
            assert {task.result().headers["retry-after"] for task in refused} == {"1"}
            assert (len(refused), len(waiting)) == (15, 10)
            assert (await client.get("/health")).json()["queue"] == 10
            assert await count(client, "course_shed_total") == 15
            released.set()
            assert {(await task).status_code for task in waiting} == {200}

    asyncio.run(run())


def test_who_gave_up_waiting_is_not_computed(models, service_of, running):
    released, seen = threading.Event(), []

    def slow(served, rows):
        seen.extend(rows)
        released.wait(20)
        return models_of.answers(served, rows)

    async def run():
        async with running(service_of(models, forward=slow, timeout=0.3, patience=60)) as client:
            first = asyncio.create_task(client.post("/predict", json={"text": "first"}))
            while not seen:
                await asyncio.sleep(0.01)
            assert (await client.post("/predict", json={"text": "second"})).status_code == 504
            await first
            released.set()
            assert (await client.post("/predict", json={"text": "third"})).status_code == 200
        assert seen == ["first", "third"]

    asyncio.run(run())


def test_answers_under_way_stay_with_their_model(models, service_of, running):
    released, begun = threading.Event(), threading.Event()

    def slow(served, rows):
        if served.name == "spam_model_v1":
            begun.set()
            released.wait(20)
        return models_of.answers(served, rows)

    async def run():
        async with running(service_of(models, forward=slow, patience=60, timeout=30, max_batch=1)) as client:
            old = [asyncio.create_task(client.post("/predict", json={"text": f"n{i}"})) for i in range(3)]
            while not begun.is_set():
                await asyncio.sleep(0.01)
            promote(models / "spam_model_v2")
            told = (await client.post("/-/reload")).json()
            assert told == {"before": "spam_model_v1", "model": "spam_model_v2", "changed": True}
            new = (await client.post("/predict", json={"text": "n"})).json()
            assert new["model"] == "spam_model_v2"
            released.set()
            assert [(await task).json()["model"] for task in old] == ["spam_model_v1"] * 3
            assert await count(client, "course_model{") == 1
            assert (await client.post("/-/reload")).json()["changed"] is False

    asyncio.run(run())


def test_a_damaged_version_leaves_the_old_one_in_service(models, service_of, running):
    async def run():
        async with running(service_of(models)) as client:
            promote(models / "spam_model_v2")
            (models / "spam_model_v2" / "params.safetensors").write_bytes(b"damaged")
            failed = await client.post("/-/reload")
            assert failed.status_code == 409
            assert "not the file that was frozen" in failed.json()["error"]
            assert "spam_model_v1 stays in service." in failed.json()["error"]
            health = (await client.get("/health")).json()
            assert health["ready"] and health["trouble"] == failed.json()["error"]
            assert (await client.post("/predict", json={"text": "a"})).json()["model"] == "spam_model_v1"

    asyncio.run(run())


@pytest.mark.parametrize(
    "host, headers",
    [
        ("192.0.2.7", {}),
        ("127.0.0.1", {"x-forwarded-for": "192.0.2.7"}),
        ("127.0.0.1", {"origin": "http://example.com"}),
    ],
)
def test_only_this_machine_changes_the_model(models, service_of, running, host, headers):
    async def run():
        async with running(service_of(models), host=host) as client:
            assert (await client.post("/-/reload", headers=headers)).status_code == 403

    asyncio.run(run())


def test_the_log_tells_all_but_the_text(models, service_of, running, tmp_path):
    path = tmp_path / "log.jsonl"
    secrets = ["win a prize, write to a.person@example.com", "call +44 7700 900123 at 1 Some Street"]

    async def run():
        async with running(service_of(models, log=serving.Log(path))) as client:
            ids = [(await client.post("/predict", json={"text": text})).json()["id"] for text in [*secrets, secrets[0]]]
            assert (await client.post("/predict", json={"text": 5, "from": "a.person@example.com"})).status_code == 422
            kept = await client.post("/outcome", json={"id": ids[0], "label": "spam"})
            assert kept.status_code == 200
            return ids

    ids = asyncio.run(run())
    written = path.read_text()
    assert not any(part in written for part in ("person", "example", "7700", "Street", "prize", "127.0.0.1"))
    *answers, outcome = lines(path)
    assert [line["id"] for line in answers] == ids
    assert (outcome["event"], outcome["id"], outcome["label"]) == ("outcome", ids[0], "spam")
    first, second, again = answers
    assert first["hash"] == again["hash"] != second["hash"]
    assert (first["characters"], first["tokens"], first["model"]) == (len(secrets[0]), 9, "spam_model_v1")
    assert 0.5 < first["probability"] < 1 and first["latency_ms"] > 0


def test_hashes_of_two_runs_cannot_be_compared(tmp_path):
    one, two = serving.Log(tmp_path / "a"), serving.Log(tmp_path / "b")
    assert one.hashed("a") == one.hashed("a") != two.hashed("a")


def test_log_reopen_continues_in_a_new_file_without_losing_a_line(tmp_path, capsys):
    path, renamed = tmp_path / "log.jsonl", tmp_path / "log.jsonl.1"
    log = serving.Log(path)
    log.write(event="answer", id="a")
    path.rename(renamed)
    log.write(event="answer", id="b")
    log.reopen()
    log.write(event="answer", id="c")
    log.close()
    assert [line["id"] for line in lines(renamed)] == ["a", "b"]
    assert [line["id"] for line in lines(path)] == ["c"]
    assert capsys.readouterr().err == ""


def test_log_reopen_keeps_the_old_file_where_the_path_cannot_be_opened(tmp_path, capsys):
    path, renamed = tmp_path / "log.jsonl", tmp_path / "log.jsonl.1"
    log = serving.Log(path)
    path.rename(renamed)
    path.mkdir()
    log.reopen()
    log.write(event="answer", id="a")
    log.close()
    assert [line["id"] for line in lines(renamed)] == ["a"]
    assert "cannot be opened again" in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", ['{"text": "a", "label": "spam"}\n', "text,label\n", "[1]\n", "\udce9\n", "[" * 9999]
)
def test_log_refuses_a_file_that_is_no_log_and_leaves_it_alone(tmp_path, content):
    path = tmp_path / "data.jsonl"
    path.write_text(content, errors="surrogateescape")
    before = path.read_bytes()
    with pytest.raises(ValueError, match="is not a log of `course serve`: choose another file"):
        serving.Log(path)
    assert path.read_bytes() == before


def test_log_continues_a_log_and_an_empty_file(tmp_path):
    path = tmp_path / "log.jsonl"
    path.touch()
    for name in ("a", "b"):
        log = serving.Log(path)
        log.write(event="answer", id=name)
        log.close()
    assert [line["id"] for line in lines(path)] == ["a", "b"]


def test_a_log_that_cannot_be_written_is_said_once_and_stops_nothing(capsys):
    log = serving.Log("/dev/full")
    for _ in range(3):
        log.write(id="a")
        log.flush()
    assert log.lost == 3
    assert capsys.readouterr().err.count("cannot be written") == 1


def test_more_than_two_labels_go_to_triage_below_the_threshold(tmp_path, service_of, running, some_texts):
    texts = [f"{text} {('invoice', 'login', 'parcel')[i % 3]}" for i, text in enumerate(some_texts(90))]
    names = ("billing", "account", "delivery")
    model = train_text_classifier(texts, [i % 3 for i in range(90)], Recipe(steps=60), names=names)
    freeze(model, tmp_path, "router", threshold=0.7)

    async def run():
        async with running(service_of(tmp_path, name="router_v1")) as client:
            return [(await client.post("/predict", json={"text": text})).json() for text in ("parcel parcel", "")]

    sure, unsure = asyncio.run(run())
    assert (sure["label"], sure["decision"], sure["above"]) == ("delivery", "delivery", True)
    assert (unsure["decision"], unsure["above"]) == ("triage", False) and unsure["label"] in names
    assert sum(sure["probabilities"].values()) == pytest.approx(1, abs=1e-6)


def test_rows_of_a_table(tmp_path, service_of, running):
    rng = np.random.default_rng(0)
    columns = {"months": rng.uniform(0, 60, 200), "plan": rng.choice(["monthly", "yearly"], 200)}
    left = (columns["months"] < 20).astype(int)
    names = {"churn": ("stays", "leaves")}
    model = train_table_classifier(
        columns, {"churn": left}, Recipe(steps=60), numeric=["months"], categorical=["plan"], names=names
    )
    freeze(model, tmp_path, "churn")
    rows = [
        {"months": 3, "plan": "monthly"},
        {"months": None, "plan": None},
        {"months": 50, "plan": "new", "x": "y"},
        {"months": "3", "plan": "monthly"},
        {"months": True, "plan": True},
    ]
    table = {"months": [3, np.nan, 50, 3, 1], "plan": ["monthly", "", "new", "monthly", "true"]}

    async def run():
        async with running(service_of(tmp_path, name="churn_v1")) as client:
            told = (await client.post("/predict_batch", json={"rows": rows})).json()["answers"]
            single = (await client.post("/predict", json={"row": rows[2]})).json()
            wrong = [
                {"months": 3},
                {"months": "many", "plan": "a"},
                {"months": [3], "plan": "a"},
                {"months": 1, "plan": []},
            ]
            refused = [await client.post("/predict", json={"row": row}) for row in wrong]
            huge = {"content": b'{"row": {"months": 1' + b"0" * 400 + b', "plan": "a"}}'}
            enormous = await client.post("/predict", **huge, headers={"content-type": "application/json"})
            assert (await client.post("/predict", json={"text": "a"})).status_code == 422
            return told, single, refused, enormous

    told, single, refused, enormous = asyncio.run(run())
    expected = Predictor(model).probabilities(table)
    np.testing.assert_allclose([answer["probabilities"]["leaves"] for answer in told], expected, atol=1e-6)
    assert single["probabilities"]["leaves"] == pytest.approx(float(expected[2]), abs=1e-6)
    assert [response.status_code for response in refused] == [422] * 4
    assert (
        "no column 'plan'" in refused[0].json()["error"]
        and "must be a number or null, got 'many'" in refused[1].json()["error"]
    )
    assert enormous.status_code == 422 and "float32" in enormous.json()["error"]


def test_a_model_is_found_by_folder_by_name_and_by_alias(models):
    assert aliases.resolve(f"{models}/spam_model_v2").name == "spam_model_v2"
    assert aliases.resolve(f"{models}/spam_model").name == "spam_model_v1"
    promote(models / "spam_model_v2", "canary")
    assert aliases.resolve(f"{models}/spam_model@canary").name == "spam_model_v2"
    assert aliases.resolve(f"{models}/spam_model@production").name == "spam_model_v1"
    with pytest.raises(ArtifactError, match="promote one"):
        aliases.resolve(f"{models}/spam_model@nothing")


@pytest.mark.parametrize("name", ["max_batch", "max_queue", "timeout", "length"])
def test_a_limit_of_nothing_is_refused(name):
    with pytest.raises(ValueError, match=f"The limit {name} must be a finite number above 0, got 0"):
        serving.Limits(**{name: 0})


@pytest.mark.parametrize(
    "options, sentence",
    [
        ({"max_queue": -1}, "max_queue must be a finite number above 0, got -1"),
        ({"max_wait": -0.1}, "max_wait must be a finite number 0 or more, got -0.1"),
        ({"max_wait": float("nan")}, "max_wait must be a finite number 0 or more, got nan"),
        ({"header_timeout": float("inf")}, "header_timeout must be a finite number above 0, got inf"),
        ({"max_wait": 5.0}, "max_wait must be below 5 s"),
        ({"max_batch": 10**20}, "max_batch must be at most 65536"),
    ],
)
def test_limits_that_make_no_server_are_refused(options, sentence):
    with pytest.raises(ValueError, match=sentence):
        serving.Limits(**options)


REQUEST = b'POST /predict HTTP/1.1\r\nHost: a\r\nContent-Length: 13\r\n\r\n{"text": "a"}'


@pytest.mark.parametrize(
    "data, whole",
    [
        (REQUEST, True),
        (REQUEST.replace(b"/predict", b"/predict_batch"), True),
        (REQUEST.replace(b"Length: ", b"length:"), True),
        (REQUEST[:-1], False),
        (REQUEST + REQUEST, False),
        (REQUEST.replace(b"Host: a", b"Content-Length: 13"), False),
        (REQUEST.replace(b"Host: a", b"Transfer-Encoding: chunked"), False),
        (REQUEST.replace(b"Host: a", b"Connection: keep-alive"), True),
        (REQUEST.replace(b"Host: a", b"Connection: close"), False),
        (REQUEST[:20], False),
        (b"GET /health HTTP/1.1\r\n\r\n", False),
        (b"POST /-/reload HTTP/1.1\r\nContent-Length: 0\r\n\r\n", False),
    ],
)
def test_only_a_whole_prediction_is_refused_unread(data, whole):
    assert _is_one_prediction(data) is whole


def test_of_one_round_of_the_loop_only_what_there_is_room_for_is_read(models, service_of):
    async def run():
        service = service_of(models, max_queue=3)
        admitted = [service.admits_unread() for _ in range(5)]
        assert admitted == [True] * 3 + [False] * 2
        await asyncio.sleep(0)
        assert service.admits_unread()

    asyncio.run(run())


def test_the_refusal_is_one_whole_response():
    head, _, body = REFUSAL.partition(b"\r\n\r\n")
    assert f"content-length: {len(body)}".encode() in head and b"retry-after: 1" in head
    assert "busy" in json.loads(body)["error"]
