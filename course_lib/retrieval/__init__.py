# SPDX-License-Identifier: Apache-2.0
"""Outside knowledge for fixed parameters: documents are cut, indexed and found, and put before a model with a question.

`build`, `search` and `update` an index; `assemble` a prompt; refuse by a `Refusal` when nothing fits. New knowledge
comes in by `update`, and no parameter of any model moves.
"""

from course_lib.retrieval.chunks import Chunk, Document, chunk, chunk_documents
from course_lib.retrieval.embedding import Embedder, minilm, ours
from course_lib.retrieval.index import Found, Index, build, cosines, fuse, search, search_all, top, update
from course_lib.retrieval.measure import Refusal, choose_refusal, documents, evidence, hit_at_k, off_topic, refused
from course_lib.retrieval.prompt import Checked, Prompt, Source, assemble, check_answer, suspicious
from course_lib.retrieval.store import IndexFileError, load, save

__all__ = [
    "Checked",
    "Chunk",
    "Document",
    "Embedder",
    "Found",
    "Index",
    "IndexFileError",
    "Prompt",
    "Refusal",
    "Source",
    "assemble",
    "build",
    "check_answer",
    "choose_refusal",
    "chunk",
    "chunk_documents",
    "cosines",
    "documents",
    "evidence",
    "fuse",
    "hit_at_k",
    "load",
    "minilm",
    "off_topic",
    "ours",
    "refused",
    "save",
    "search",
    "search_all",
    "suspicious",
    "top",
    "update",
]
