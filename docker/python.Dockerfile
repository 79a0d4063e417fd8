# The testee of one CPython. The context is the root of the repository, or what the harness lays out like it.
ARG PYTHON_VERSION=3.15
FROM python:${PYTHON_VERSION}-slim
COPY conformance/testees/python /logparity/testees/python
ENV LC_ALL=C.UTF-8 TZ=UTC
ENTRYPOINT ["python3", "-S", "-B", "/logparity/testees/python/logparity_testee"]
