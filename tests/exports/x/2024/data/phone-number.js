window.YTD.phone_number.part0 = [
  {
    "device": {
      "note": "never opened"
    }
  }
]
