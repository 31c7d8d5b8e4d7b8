window.YTD.personalization.part0 = [
  {
    "p13nData": {
      "note": "never opened"
    }
  }
]
