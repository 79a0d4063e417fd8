/** Python's `repr()` of a float, written here on purpose: the port's own is what is being judged. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const [digits = "", exponent = "0"] = value.toExponential().split("e");
  const power = Number(exponent);
  if (value !== 0 && (power < -4 || power >= 16)) return `${digits}e${padded(power)}`;
  const plain = power < 0 ? fixed(digits, power) : String(value);
  return plain.includes(".") ? plain : `${plain}.0`;
}

function padded(power: number): string {
  return `${power < 0 ? "-" : "+"}${String(Math.abs(power)).padStart(2, "0")}`;
}

/** A number below 1 from its digits, `1.5` and -3: `0.0015`. */
function fixed(digits: string, power: number): string {
  const sign = digits.startsWith("-") ? "-" : "";
  return `${sign}0.${"0".repeat(-power - 1)}${digits.replace(/[-.]/g, "")}`;
}
