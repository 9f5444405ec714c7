"""What a Bittensor library makes of keyfiles. Reads one JSON order on stdin and prints one JSON answer on stdout."""

import io
import json
import os
import sys

try:
    from bittensor_wallet import Keypair, Wallet
except ImportError:
    from bittensor.sp_core import Keypair
    from bittensor.wallet import Wallet

MESSAGE = b"dtao peers"


def as_hex(value):
    return value if isinstance(value, str) else "0x" + bytes(value).hex()


def seen(keypair, can_sign):
    answer = {"ss58": keypair.ss58_address, "publicKey": as_hex(keypair.public_key)}
    if can_sign:
        answer["signature"] = as_hex(keypair.sign(MESSAGE))
    return answer


def attempt(work):
    try:
        return work()
    except BaseException as error:  # upstream panics are no Exception
        return {"error": f"{type(error).__name__}: {error}"}


def read(order):
    answers = []
    for one in order["wallets"]:
        wallet = Wallet(name=one["wallet"], hotkey=one["hotkey"], path=order["root"])
        answers.append(
            {
                "coldkey": attempt(lambda: seen(wallet.get_coldkey(password=one["password"]), True)),
                "coldkeypub": attempt(lambda: seen(wallet.coldkeypub, False)),
                "hotkey": attempt(lambda: seen(wallet.get_hotkey(password=one["password"]), True)),
                "hotkeypub": attempt(lambda: seen(wallet.hotkeypub, False)),
            }
        )
    return answers


def write(order):
    for one in order["wallets"]:
        wallet = Wallet(name=one["wallet"], hotkey=one["hotkey"], path=order["root"])
        extra = {"suppress": True, "overwrite": True}
        if one.get("cryptoType") is not None:
            extra["crypto_type"] = one["cryptoType"]
        wallet.regenerate_coldkey(
            **{one["source"]: one["secret"]},
            use_password=one["password"] is not None,
            coldkey_password=one["password"],
            **extra,
        )
        wallet.regenerate_hotkey(**{one["source"]: one["secret"]}, use_password=False, **extra)
    return []


def unseal(order):
    keypair = Keypair.create_from_mnemonic(order["mnemonic"], crypto_type=0)
    answer = {"plain": bytes(keypair.decrypt(bytes.fromhex(order["box"]))).decode()}
    answer["box"] = bytes(Keypair.encrypt_for(order["to"], order["message"].encode())).hex()
    return answer


def main():
    order = json.load(sys.stdin)
    # the libraries print to stdout, also from native code
    stdout = os.dup(1)
    os.dup2(2, 1)
    answer = attempt(lambda: {"read": read, "write": write, "unseal": unseal}[order["do"]](order))
    with io.open(stdout, "w", encoding="utf-8") as out:
        json.dump(answer, out)


main()
