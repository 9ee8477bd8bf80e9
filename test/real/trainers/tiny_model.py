"""Makes a model of about a million random parameters and a tokenizer for it: tiny_model.py ROWS TARGET.

The vocabulary is learned from the exported rows. The chat template is the one of Qwen3 that TRL ships for training.
"""

import json
import sys
from pathlib import Path

import trl
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM

rows, target = Path(sys.argv[1]), sys.argv[2]
special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]

core = Tokenizer(models.BPE())
core.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
core.decoder = decoders.ByteLevel()
texts = rows.read_text(encoding="utf-8").splitlines()
learner = trainers.BpeTrainer(
    vocab_size=4_000,
    special_tokens=special,
    initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
    show_progress=False,
)
core.train_from_iterator((m["content"] for text in texts for m in json.loads(text)["messages"]), learner)
tokenizer = PreTrainedTokenizerFast(tokenizer_object=core, eos_token="<|im_end|>", pad_token="<|endoftext|>")
template = next(Path(trl.__file__).parent.rglob("qwen3_training.jinja"))
tokenizer.chat_template = template.read_text(encoding="utf-8")

config = Qwen3Config(
    vocab_size=len(tokenizer),
    hidden_size=128,
    intermediate_size=256,
    num_hidden_layers=2,
    num_attention_heads=4,
    num_key_value_heads=2,
    head_dim=32,
    max_position_embeddings=8_192,
    eos_token_id=tokenizer.eos_token_id,
    pad_token_id=tokenizer.pad_token_id,
)
model = Qwen3ForCausalLM(config)
model.save_pretrained(target)
tokenizer.save_pretrained(target)
print(json.dumps({"parameters": model.num_parameters(), "template": str(template.name)}))
