;; Escapes text as JSON.stringify does and encodes it as UTF-8, sixteen units at a time where they stay as they are.
;; The text lies at 0 as UTF-16, at most 16,384 units of it; the result begins at 65,536. `escape` takes the number of
;; units and gives the end of the result. `npm run store:kernel` makes escape-text-code.ts of this file.
(module
  (memory (export "memory") 3)

  ;; Hexadecimal digits, and for each unit with a short escape these two bytes, found at twice the unit.
  (data (i32.const 0x8100) "0123456789abcdef")
  (data (i32.const 0x8210) "\\b\\t\\n")
  (data (i32.const 0x8218) "\\f\\r")
  (data (i32.const 0x8244) "\\\"")
  (data (i32.const 0x82b8) "\\\\")

  ;; A unit without a short escape; a surrogate only when it stands alone.
  (func $unit (param $unit i32) (param $to i32) (result i32)
    (if
      (i32.or
        (i32.lt_u (local.get $unit) (i32.const 0x20))
        (i32.eq (i32.and (local.get $unit) (i32.const 0xf800)) (i32.const 0xd800)))
      (then
        (i32.store16 (local.get $to) (i32.const 0x755c))
        (i32.store8 offset=2 (local.get $to) (call $digit (local.get $unit) (i32.const 12)))
        (i32.store8 offset=3 (local.get $to) (call $digit (local.get $unit) (i32.const 8)))
        (i32.store8 offset=4 (local.get $to) (call $digit (local.get $unit) (i32.const 4)))
        (i32.store8 offset=5 (local.get $to) (call $digit (local.get $unit) (i32.const 0)))
        (return (i32.add (local.get $to) (i32.const 6)))))
    (if (i32.lt_u (local.get $unit) (i32.const 0x800))
      (then
        (i32.store8 (local.get $to) (i32.or (i32.const 0xc0) (i32.shr_u (local.get $unit) (i32.const 6))))
        (i32.store8 offset=1 (local.get $to) (call $rest (local.get $unit)))
        (return (i32.add (local.get $to) (i32.const 2)))))
    (i32.store8 (local.get $to) (i32.or (i32.const 0xe0) (i32.shr_u (local.get $unit) (i32.const 12))))
    (i32.store8 offset=1 (local.get $to) (call $rest (i32.shr_u (local.get $unit) (i32.const 6))))
    (i32.store8 offset=2 (local.get $to) (call $rest (local.get $unit)))
    (i32.add (local.get $to) (i32.const 3)))

  (func $digit (param $unit i32) (param $shift i32) (result i32)
    (i32.load8_u offset=0x8100 (i32.and (i32.shr_u (local.get $unit) (local.get $shift)) (i32.const 15))))

  ;; A later byte of a sequence: its six low bits.
  (func $rest (param $bits i32) (result i32)
    (i32.or (i32.const 0x80) (i32.and (local.get $bits) (i32.const 0x3f))))

  ;; Two surrogates that belong together.
  (func $pair (param $high i32) (param $low i32) (param $to i32) (result i32)
    (local $point i32)
    (local.set $point
      (i32.add (i32.const 0x10000)
        (i32.or
          (i32.shl (i32.and (local.get $high) (i32.const 0x3ff)) (i32.const 10))
          (i32.and (local.get $low) (i32.const 0x3ff)))))
    (i32.store8 (local.get $to) (i32.or (i32.const 0xf0) (i32.shr_u (local.get $point) (i32.const 18))))
    (i32.store8 offset=1 (local.get $to) (call $rest (i32.shr_u (local.get $point) (i32.const 12))))
    (i32.store8 offset=2 (local.get $to) (call $rest (i32.shr_u (local.get $point) (i32.const 6))))
    (i32.store8 offset=3 (local.get $to) (call $rest (local.get $point)))
    (i32.add (local.get $to) (i32.const 4)))

  ;; What lies behind the text is read along, and taken back at the end. A surrogate at the very end stands alone.
  (func (export "escape") (param $units i32) (result i32)
    (local $from i32) (local $end i32) (local $to i32) (local $block v128) (local $marks i32) (local $clean i32)
    (local $unit i32) (local $following i32) (local $short i32)
    (local.set $end (i32.shl (local.get $units) (i32.const 1)))
    (local.set $to (i32.const 0x10000))
    (loop $next
      ;; Sixteen units as bytes; those that do not fit become 0 or 255.
      (local.set $block
        (i8x16.narrow_i16x8_u (v128.load (local.get $from)) (v128.load offset=16 (local.get $from))))
      (v128.store (local.get $to) (local.get $block))
      ;; A bit for each that cannot stay: below a blank (as signed bytes, above 127), quote, backslash.
      (local.set $marks
        (i8x16.bitmask
          (v128.or
            (i8x16.lt_s (local.get $block) (i8x16.splat (i32.const 0x20)))
            (v128.or
              (i8x16.eq (local.get $block) (i8x16.splat (i32.const 0x22)))
              (i8x16.eq (local.get $block) (i8x16.splat (i32.const 0x5c)))))))
      ;; A branch, since the processor guesses it: counted units would have to be waited for.
      (if (i32.eqz (local.get $marks))
        (then
          (local.set $from (i32.add (local.get $from) (i32.const 32)))
          (local.set $to (i32.add (local.get $to) (i32.const 16)))
          (br_if $next (i32.lt_u (local.get $from) (local.get $end)))
          (return
            (i32.sub (local.get $to) (i32.shr_u (i32.sub (local.get $from) (local.get $end)) (i32.const 1))))))
      (local.set $clean (i32.ctz (local.get $marks)))
      (local.set $from (i32.add (local.get $from) (i32.shl (local.get $clean) (i32.const 1))))
      (local.set $to (i32.add (local.get $to) (local.get $clean)))
      (if (i32.ge_u (local.get $from) (local.get $end))
        (then
          (return
            (i32.sub (local.get $to) (i32.shr_u (i32.sub (local.get $from) (local.get $end)) (i32.const 1))))))
      (local.set $unit (i32.load16_u (local.get $from)))
      (local.set $from (i32.add (local.get $from) (i32.const 2)))
      (if (i32.lt_u (local.get $unit) (i32.const 0x80))
        (then
          (local.set $short (i32.load16_u offset=0x8200 (i32.shl (local.get $unit) (i32.const 1))))
          (if (local.get $short)
            (then
              (i32.store16 (local.get $to) (local.get $short))
              (local.set $to (i32.add (local.get $to) (i32.const 2)))
              (br $next)))))
      (local.set $following (i32.load16_u (local.get $from)))
      (if
        (i32.and
          (i32.lt_u (local.get $from) (local.get $end))
          (i32.and
            (i32.eq (i32.and (local.get $unit) (i32.const 0xfc00)) (i32.const 0xd800))
            (i32.eq (i32.and (local.get $following) (i32.const 0xfc00)) (i32.const 0xdc00))))
        (then
          (local.set $to (call $pair (local.get $unit) (local.get $following) (local.get $to)))
          (local.set $from (i32.add (local.get $from) (i32.const 2))))
        (else (local.set $to (call $unit (local.get $unit) (local.get $to)))))
      (br $next))
    (unreachable)))
