/** Prints one line per check and counts them. */
export class Report {
  passed = 0
  failed = 0
  skipped = 0

  constructor(part) {
    this.part = part
  }

  /** A report for one part of the run; it counts into this one. */
  of(part) {
    const child = new Report(part)
    child.parent = this
    return child
  }

  async check(name, run) {
    try {
      await run()
      this.count('passed', `ok    ${this.part}: ${name}`)
    } catch (error) {
      this.count('failed', `FAIL  ${this.part}: ${name} -- ${String(error?.message ?? error).split('\n').join(' | ').slice(0, 1500)}`)
    }
  }

  skip(name, reason) {
    this.count('skipped', `skip  ${this.part}: ${name} -- ${reason}`)
  }

  count(kind, line) {
    console.log(line)
    for (let report = this; report; report = report.parent) report[kind]++
  }

  summary() {
    return `${this.passed} passed, ${this.failed} failed` + (this.skipped ? `, ${this.skipped} skipped` : '')
  }
}
