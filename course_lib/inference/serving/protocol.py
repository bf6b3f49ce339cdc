# SPDX-License-Identifier: Apache-2.0
"""Saying no cheaply: a request that will be refused is not read first.

Reading HTTP takes this server longer than a prediction. Were a refusal as dear as an answer, the server would
spend its time on refusals exactly when there is none to spare.
"""

import json
import re

from uvicorn.protocols.http.h11_impl import H11Protocol

from course_lib.inference.serving.limits import BUSY
from course_lib.inference.serving.service import Service

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)(?=\r\n)", re.IGNORECASE)
_OTHERWISE = re.compile(rb"\r\n(transfer-encoding|expect|upgrade|connection:(?! *keep-alive\r\n))", re.IGNORECASE)
_BODY = json.dumps({"error": BUSY}).encode()
REFUSAL = (
    b"HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/json\r\nretry-after: 1\r\n"
    b"content-length: %d\r\n\r\n%s" % (len(_BODY), _BODY)
)


def protocol_for(service: Service) -> type[H11Protocol]:
    """The HTTP of uvicorn protocol; while the service is busy it refuses predictions before it parses them."""

    class Shedding(H11Protocol):
        def data_received(self, data: bytes) -> None:
            idle = self.cycle is None or self.cycle.response_complete
            one = idle and _is_one_prediction(data) and not self.conn.trailing_data[0]
            if one and not service.admits_unread():
                # the connection stays open, and its clock starts again
                self._unset_keepalive_if_required()
                self.timeout_keep_alive_task = self.loop.call_later(
                    self.timeout_keep_alive, self.timeout_keep_alive_handler
                )
                self.transport.write(REFUSAL)
            else:
                super().data_received(data)

    return Shedding


def _is_one_prediction(data: bytes) -> bool:
    """Whether these bytes are the whole of one POST to /predict or /predict_batch, and nothing else."""
    if not data.startswith((b"POST /predict HTTP/1.1\r\n", b"POST /predict_batch HTTP/1.1\r\n")):
        return False
    end = data.find(b"\r\n\r\n") + 4
    lengths = _LENGTH.findall(data, 0, end)
    return len(lengths) == 1 and len(data) - end == int(lengths[0]) and not _OTHERWISE.search(data, 0, end)
