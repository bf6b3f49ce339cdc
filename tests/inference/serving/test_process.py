# SPDX-License-Identifier: Apache-2.0
"""The command `course serve` as a process of its own: real sockets, signals, versions that change under load."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import httpx
import pytest
from typer.testing import CliRunner

from course_lib.aliases import promote
from course_lib.bench.load import Expected, closed_loop
from course_lib.bench.serving import mebibytes, running, soaked
from course_lib.cli import app
from course_lib.inference import Predictor
from course_lib.inference.serving.run import bind


def expected_of(model, texts):
    offline = Predictor(model)
    return Expected(tuple(texts), tuple(map(dict, offline.rank(texts))), tuple(offline.predict(texts)))


def test_versions_change_under_load_without_a_dropped_request(models, trained, some_texts, tmp_path, cache):
    texts = some_texts(300, seed=3)
    offline = {
        f"spam_model_v{number}": dict(zip(texts, Predictor(model).probabilities(texts).tolist(), strict=True))
        for number, model in enumerate(trained, 1)
    }
    seen, errors = [], []
    stop = threading.Event()

    async def ask(client, at):
        while not stop.is_set():
            text = texts[at % len(texts)]
            at += 7
            response = await client.post("/predict", json={"text": text})
            if response.status_code != 200:
                errors.append(response.text)
                continue
            told = response.json()
            seen.append(told["model"])
            if abs(told["probabilities"]["spam"] - offline[told["model"]][text]) > 1e-6:
                errors.append(told)

    async def load(port):
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            await asyncio.gather(*(ask(client, at) for at in range(10)))

    log = tmp_path / "log.jsonl"
    with running(models / "spam_model", "--log", str(log)) as (port, process):
        thread = threading.Thread(target=lambda: asyncio.run(load(port)))
        thread.start()
        try:
            for number, wanted in enumerate(["spam_model_v2", "spam_model_v1", "spam_model_v2"]):
                promote(models / wanted)
                if number == 1:
                    os.kill(process.pid, signal.SIGHUP)
                else:
                    told = httpx.post(f"http://127.0.0.1:{port}/-/reload", timeout=60)
                    assert told.json()["model"] == wanted, told.text
                until = time.monotonic() + 60
                while not seen or seen[-1] != wanted:
                    assert time.monotonic() < until, "the new version never answered"
                    time.sleep(0.01)
        finally:
            stop.set()
            thread.join()
        metrics = httpx.get(f"http://127.0.0.1:{port}/metrics").text
    assert not errors
    assert {"spam_model_v1", "spam_model_v2"} == set(seen)
    assert f'course_requests_total{{route="/predict",status="200"}} {len(seen)}.0' in metrics
    assert process.returncode == 0
    logged = [json.loads(line) for line in log.read_text().splitlines()]
    assert len(logged) == len(seen)


def test_a_stop_answers_what_was_accepted(models, cache):
    def health(port):
        return httpx.get(f"http://127.0.0.1:{port}/health")

    body = b'{"texts": ["win", "a prize"]}'
    head = f"POST /predict_batch HTTP/1.1\r\nHost: a\r\nContent-Length: {len(body)}\r\n".encode()
    with running(models / "spam_model") as (port, process):
        with socket.create_connection(("127.0.0.1", port), timeout=30) as client:
            client.sendall(head + b"Content-Type: application/json\r\n\r\n" + body[:9])
            for _ in range(2):  # once these are answered, the half request has been read
                assert health(port).status_code == 200
            process.send_signal(signal.SIGTERM)
            with pytest.raises(httpx.TransportError):  # it takes no more
                while True:
                    health(port)
            client.sendall(body[9:])
            told = b"".join(iter(lambda: client.recv(65536), b""))
        assert told.startswith(b"HTTP/1.1 200"), told
        assert len(json.loads(told.partition(b"\r\n\r\n")[2])["answers"]) == 2
        assert process.wait(60) == 0


def course(*arguments):
    command = [sys.executable, "-m", "course_lib.cli", "serve", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def test_what_cannot_be_served_is_told_in_one_sentence(models, cache):
    missing = course(models / "nothing")
    assert missing.returncode == 1 and "promote one" in missing.stdout and "Traceback" not in missing.stderr
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = course(models / "spam_model", "--port", port)
    assert refused.returncode == 1 and f"Port {port} of 127.0.0.1 cannot be used" in refused.stdout
    assert "Traceback" not in refused.stderr


@pytest.mark.parametrize(
    "options, sentence",
    [
        (["--port", "99999"], "The port must be from 0 to 65535, got 99999."),
        (["--port", "-1"], "The port must be from 0 to 65535, got -1."),
        (["--port", "12345678901234567890"], "The port must be from 0 to 65535, got 12345678901234567890."),
        (["--host", "no.such.host.invalid"], "of no.such.host.invalid cannot be used"),
        (["--host", "é..b"], "cannot be used (not the name of a host): choose another port or host."),
        (["--max-batch", "0"], "The limit max_batch must be a finite number above 0, got 0."),
        (["--max-batch", "12345678901234567890"], "The limit max_batch must be at most 65536"),
        (["--max-queue", "-3"], "The limit max_queue must be a finite number above 0, got -3."),
        (["--max-wait-ms", "nan"], "The limit max_wait must be a finite number 0 or more, got nan."),
        (["--max-wait-ms", "-1"], "The limit max_wait must be a finite number 0 or more, got -0.001."),
        (["--max-connections", "0"], "The limit connections must be a finite number above 0, got 0."),
        (["--max-connections", "12345678901234567890"], "open files, and this system allows"),
        (["--fallback", "eggs"], "has no label 'eggs' to fall back on: use triage or ham, spam."),
        (["--log", "FOLDER"], "is a directory"),
        (["--log", "FOLDER/none/log.jsonl"], "no such file or directory"),
        (["--log", "FOLDER/data.jsonl"], "data.jsonl is not a log of `course serve`"),
    ],
)
def test_serve_tells_a_wrong_option_in_one_sentence(models, tmp_path, monkeypatch, options, sentence):
    monkeypatch.setattr("course_lib.devices.setup", lambda *args, **more: None)
    monkeypatch.setattr("course_lib.inference.serving.run.run", lambda *args: pytest.fail("it was served"))
    (tmp_path / "data.jsonl").write_text('{"text": "a"}\n')
    options = [option.replace("FOLDER", str(tmp_path)) for option in options]
    result = CliRunner().invoke(app, ["serve", str(models / "spam_model"), *options])
    assert result.exit_code == 1 and isinstance(result.exception, SystemExit)
    output = result.output.replace("\n", " ").strip()
    assert sentence in output and output.endswith(".") and "Traceback" not in output
    assert "Anybody" not in output


def test_sighup_opens_the_log_again_and_takes_up_a_new_version(models, tmp_path, cache):
    def predict():
        return httpx.post(f"http://127.0.0.1:{port}/predict", json={"text": "a"}).json()

    path, renamed = tmp_path / "log.jsonl", tmp_path / "log.jsonl.1"
    with running(models / "spam_model", "--max-batch", "8", "--log", str(path)) as (port, process):
        ids = [predict()["id"]]
        path.rename(renamed)
        promote(models / "spam_model_v2")
        process.send_signal(signal.SIGHUP)
        until = time.monotonic() + 60
        while (answer := predict())["model"] != "spam_model_v2":
            assert time.monotonic() < until, "the new version never answered"
            ids.append(answer["id"])
        ids.append(answer["id"])
    first, second = ([json.loads(line)["id"] for line in file.read_text().splitlines()] for file in (renamed, path))
    assert first[0] == ids[0] and second[-1] == ids[-1] and first + second == ids


def test_another_host_is_warned_about(models, cache):
    with running(models / "spam_model", "--host", "0.0.0.0", stderr=subprocess.PIPE) as (_, process):
        process.terminate()
        said = process.stderr.read().decode()
    assert "Anybody who can reach 0.0.0.0" in said and "no password" in said


def test_small_packets_are_sent_at_once():
    with bind("127.0.0.1", 0) as listening:
        assert listening.proto == socket.IPPROTO_TCP


@pytest.mark.long
@pytest.mark.soak
def test_a_soak_of_20000_requests(models, trained, some_texts, cache, soak):
    expected = expected_of(trained[0], some_texts(1000, seed=9))
    with running(models / "spam_model") as (port, process):
        load, memory = soaked(port, process.pid, expected, 20_000 * soak)
        assert process.poll() is None
    assert (load.answered, load.wrong, load.failed, load.refused) == (20_000 * soak, 0, 0, 0)
    if mebibytes(os.getpid()) is not None:
        assert memory[1] - memory[0] <= 32


def test_a_full_server_refuses_what_it_has_not_read(models, trained, some_texts, cache):
    texts = some_texts(40, seed=9)
    with running(models / "spam_model", "--max-queue", "2") as (port, _):
        load = closed_loop(port, expected_of(trained[0], texts), 2000, connections=64)
        metrics = httpx.get(f"http://127.0.0.1:{port}/metrics").text
    assert load.answered > 0 and load.refused > 0
    assert (load.answered + load.refused, load.failed, load.wrong) == (2000, 0, 0)
    assert 'route="unread",status="503"' in metrics
    assert f"course_shed_total {load.refused}.0" in metrics


def test_the_client_sees_a_wrong_answer(models, trained, some_texts, cache):
    texts = some_texts(40, seed=9)
    with running(models / "spam_model") as (port, _):
        assert closed_loop(port, expected_of(trained[0], texts), 40).wrong == 0
        assert closed_loop(port, expected_of(trained[1], texts), 40).wrong == 40
