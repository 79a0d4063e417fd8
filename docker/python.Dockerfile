# The testee of one CPython. The context is the root of the repository, or what the harness lays out like it.
ARG PYTHON_VERSION=3.15
FROM python:${PYTHON_VERSION}-slim
COPY conformance/testees/python /logparity/testees/python
COPY fixtures/graph-attributes.json /logparity/fixtures/
ENV LC_ALL=C.UTF-8 TZ=UTC
# Official images have no bytecode. Without, each start compiles what it imports.
RUN python3 -S /logparity/testees/python/logparity_testee </dev/null \
 && { python3 -S /logparity/testees/python/receiver.py </dev/null 2>/dev/null || true; }
ENTRYPOINT ["python3", "-S", "-B", "/logparity/testees/python/logparity_testee"]
