window.YTD.device_token.part0 = [
  {
    "deviceToken": {
      "note": "never opened"
    }
  }
]
